// Sorting integers: quicksort and heapsort in turn, each on numbers of its own.
//
//	sorting ROUNDS
package main

import (
	"os"
	"strconv"
)

const size = 1024

var numbers [size]int

// fill makes reproducible numbers by Marsaglia's xorshift and returns its next state.
func fill(seed uint64) uint64 {
	for i := range numbers {
		seed ^= seed << 13
		seed ^= seed >> 7
		seed ^= seed << 17
		numbers[i] = int(seed >> 20)
	}
	return seed
}

func insertionSort(v []int) {
	for i := 1; i < len(v); i++ {
		for j := i; j > 0 && v[j] < v[j-1]; j-- {
			v[j], v[j-1] = v[j-1], v[j]
		}
	}
}

// quicksort partitions around the median of three, as Hoare's original does from both ends.
func quicksort(v []int) {
	for len(v) > 12 {
		low, middle, high := v[0], v[len(v)/2], v[len(v)-1]
		pivot := max(min(low, middle), min(max(low, middle), high))
		i, j := 0, len(v)-1
		for i <= j {
			for v[i] < pivot {
				i++
			}
			for v[j] > pivot {
				j--
			}
			if i <= j {
				v[i], v[j] = v[j], v[i]
				i++
				j--
			}
		}
		quicksort(v[:j+1])
		v = v[i:]
	}
	insertionSort(v)
}

func min(a, b int) int {
	if a < b {
		return a
	}
	return b
}

func max(a, b int) int {
	if a < b {
		return b
	}
	return a
}

func siftDown(v []int, root int) {
	for child := 2*root + 1; child < len(v); child = 2*root + 1 {
		if child+1 < len(v) && v[child] < v[child+1] {
			child++
		}
		if v[root] >= v[child] {
			return
		}
		v[root], v[child] = v[child], v[root]
		root = child
	}
}

func heapsort(v []int) {
	for i := len(v)/2 - 1; i >= 0; i-- {
		siftDown(v, i)
	}
	for end := len(v) - 1; end > 0; end-- {
		v[0], v[end] = v[end], v[0]
		siftDown(v[:end], 0)
	}
}

// work sorts one array a round; the result depends on the order of all numbers of all rounds.
//
//go:noinline
func work(rounds int) uint64 {
	seed := uint64(0x9e3779b97f4a7c15)
	sum := uint64(0)
	for n := 0; n < rounds; n++ {
		seed = fill(seed)
		if n%2 == 0 {
			quicksort(numbers[:])
		} else {
			heapsort(numbers[:])
		}
		for _, number := range numbers {
			sum = sum*31 + uint64(number)
		}
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
