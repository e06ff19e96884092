// A goroutine that never calls anything and never blocks, on the only processor.
// Before Go 1.14 the last two lines of main were never reached.
package main

import (
	"runtime"
	"time"
)

func tightloop() {
	for {
	}
}

func main() {
	runtime.GOMAXPROCS(1)
	go tightloop()
	time.Sleep(time.Millisecond)
	println("OK")
	runtime.Gosched()
}
