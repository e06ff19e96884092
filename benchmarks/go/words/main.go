// Text: counting words, searching, comparing and copying bytes in buffers of fixed size. What Go
// has in assembly for this (IndexByte, Index, Equal, memmove) is SSE2 code.
//
//	words ROUNDS
package main

import (
	"bytes"
	"os"
	"strconv"
)

const (
	lines     = 256
	slots     = 1024
	maxLength = 24
)

// The vocabulary is from the Go runtime's; the longer the word, the rarer.
var vocabulary = [...]string{
	"g", "m", "p", "sp", "pc", "gp", "mp", "sched", "stack", "retake", "sysmon", "schedt",
	"handoffp", "preempt", "suspendG", "goroutine", "stackguard0", "preemptone", "asyncPreempt",
	"exitsyscallfast", "wantAsyncPreempt", "isAsyncSafePointAt0x",
}

var needles = [...]string{"asyncPreempt stack", "sysmon retake", "goroutine goroutine", "exitsyscallfast mp\n"}

type entry struct {
	count  int
	length int
	word   [maxLength]byte
}

var (
	text   [32 * 1024]byte
	length int
	sorted [32 * 1024]byte
	table  [slots]entry
)

// write makes a reproducible text of words and lines.
func write(seed uint32) uint32 {
	length = 0
	for line := 0; line < lines; line++ {
		for word := uint32(0); word < 4+seed>>29; word++ {
			seed = seed*1664525 + 1013904223
			pick := int(seed>>24) % len(vocabulary)
			if seed>>20&3 != 0 {
				pick /= 2
			}
			length += copy(text[length:], vocabulary[pick])
			text[length] = ' '
			length++
		}
		text[length-1] = '\n'
	}
	return seed
}

func count(word []byte) {
	hash := uint32(2166136261)
	for _, c := range word {
		hash = (hash ^ uint32(c)) * 16777619
	}
	for slot := hash % slots; ; slot = (slot + 1) % slots {
		e := &table[slot]
		if e.count == 0 {
			e.length = copy(e.word[:], word)
		}
		if e.count == 0 || bytes.Equal(e.word[:e.length], word) {
			e.count++
			return
		}
	}
}

func countWords(rest []byte) {
	start := 0
	for i, c := range rest {
		if c == ' ' || c == '\n' {
			count(rest[start:i])
			start = i + 1
		}
	}
}

// reverseLines copies the lines, the last one first.
func reverseLines(rest []byte) uint64 {
	sum := uint64(0)
	at := len(rest)
	for len(rest) > 0 {
		end := bytes.IndexByte(rest, '\n') + 1
		at -= end
		copy(sorted[at:], rest[:end])
		rest = rest[end:]
		sum = sum*31 + uint64(end)
	}
	return sum
}

func search(rest []byte) uint64 {
	sum := uint64(0)
	for i := range needles {
		left := rest
		for {
			found := bytes.Index(left, needle[i][:len(needles[i])])
			if found < 0 {
				break
			}
			sum = sum*33 + uint64(found)
			left = left[found+1:]
		}
	}
	return sum
}

var needle [len(needles)][maxLength]byte

// work writes a text, counts its words, turns its lines round and searches both, once a round.
//
//go:noinline
func work(rounds int) uint64 {
	for i := range needles {
		copy(needle[i][:], needles[i])
	}
	seed, sum := uint32(1), uint64(0)
	for n := 0; n < rounds; n++ {
		seed = write(seed)
		countWords(text[:length])
		sum = sum*31 + reverseLines(text[:length])
		sum = sum*31 + search(text[:length])
		sum = sum*31 + search(sorted[:length])
		sum += uint64(sorted[int(seed>>8)%length])
	}
	for i := range table {
		sum = sum*31 + uint64(table[i].count)
	}
	return sum
}

func main() {
	rounds, err := strconv.Atoi(os.Args[1])
	if err != nil {
		panic(err)
	}
	os.Stdout.WriteString(strconv.FormatUint(work(rounds), 10) + "\n")
}
