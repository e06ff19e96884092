// The runtime's own answers about this very program.
//
// Reads ranges of addresses, "low high" in hexadecimal, one per line; the addresses must be of
// code, not of padding. Prints one line per range and value:
//
//	pc unsafe-point sp-delta line safe resume
//
// pc is the first address for which the rest of the line holds; resume is the distance between
// pc and where the goroutine would go on, and 0 where it cannot be stopped. The answers come from
// the functions that the signal handler uses.
package main

import (
	"bufio"
	"fmt"
	"os"
	"unsafe"
)

// funcInfo has the shape of runtime.funcInfo.
type funcInfo struct {
	function, module unsafe.Pointer
}

//go:linkname findfunc runtime.findfunc
func findfunc(pc uintptr) funcInfo

//go:linkname pcdatavalue2 runtime.pcdatavalue2
func pcdatavalue2(f funcInfo, table uint32, pc uintptr) (int32, uintptr)

//go:linkname funcspdelta runtime.funcspdelta
func funcspdelta(f funcInfo, pc uintptr, cache unsafe.Pointer) int32

//go:linkname funcline runtime.funcline
func funcline(f funcInfo, pc uintptr) (string, int32)

//go:linkname isAsyncSafePoint runtime.isAsyncSafePoint
func isAsyncSafePoint(g unsafe.Pointer, pc, sp, lr uintptr) (bool, uintptr)

// self gives the running goroutine and a stack pointer of it.
func self() (running unsafe.Pointer, stack uintptr)

type answer struct {
	unsafePoint, spDelta, line int32
	safe                       bool
	resume                     uintptr
}

func ask(pc uintptr) answer {
	f := findfunc(pc)
	var a answer
	a.unsafePoint, _ = pcdatavalue2(f, 0, pc)
	a.spDelta = funcspdelta(f, pc, nil)
	_, a.line = funcline(f, pc)
	g, stack := self()
	safe, resume := isAsyncSafePoint(g, pc, stack, 0)
	a.safe = safe
	if safe {
		a.resume = resume - pc
	}
	return a
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		var low, high uintptr
		if _, err := fmt.Sscanf(in.Text(), "%x %x", &low, &high); err != nil {
			fmt.Fprintln(os.Stderr, "oracle:", err)
			os.Exit(2)
		}
		var last answer
		for pc := low; pc < high; pc++ {
			if now := ask(pc); pc == low || now != last {
				fmt.Fprintf(out, "%x %d %d %d %t %d\n",
					pc, now.unsafePoint, now.spDelta, now.line, now.safe, now.resume)
				last = now
			}
		}
	}
}
