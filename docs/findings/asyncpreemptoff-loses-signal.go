// How long the longest runtime.GC takes while a goroutine runs a loop without calls; five rounds.
//
//	go run -ldflags=-w asyncpreemptoff-loses-signal.go alone    nobody switches preemption off
//	go run -ldflags=-w asyncpreemptoff-loses-signal.go switch   the main goroutine switches it off and on
//	go run -ldflags=-w asyncpreemptoff-loses-signal.go signal   and another process sends SIGURG each 50 ms
//
// For Go 1.19 on linux/amd64: debug is laid out as it is there, and -w leaves out its second description.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"syscall"
	"time"
	_ "unsafe"
)

//go:linkname debug runtime.debug
var debug struct {
	_               [14]int32 // cgocheck to tracebackancestors
	asyncpreemptoff int32
	_               [2]int32
	_               [4]bool
}

var n int

func compute() {
	for i := 0; i < 20000; i++ {
		n++
	}
}

func round(switches bool) time.Duration {
	started := make(chan bool)
	ended := make(chan bool)
	go func() {
		runtime.LockOSThread() // a thread that nobody else uses, before or after
		close(started)
		for i := 0; i < 3000000000; i++ {
		}
		close(ended)
	}()
	<-started

	var longest time.Duration
	collect := func() {
		start := time.Now()
		runtime.GC()
		if d := time.Since(start); d > longest {
			longest = d
		}
	}
	stop := time.Now().Add(500 * time.Millisecond)
	collected := make(chan bool)
	go func() {
		for time.Now().Before(stop) {
			collect()
		}
		close(collected)
	}()
	for time.Now().Before(stop) {
		if switches {
			old := debug.asyncpreemptoff
			debug.asyncpreemptoff = 1
			compute()
			debug.asyncpreemptoff = old
		}
		compute()
	}
	<-collected
	collect()
	<-ended
	return longest
}

func sendSignals(pid int) {
	for {
		tasks, err := os.ReadDir(fmt.Sprintf("/proc/%d/task", pid))
		if err != nil {
			return
		}
		for _, task := range tasks {
			tid, _ := strconv.Atoi(task.Name())
			syscall.RawSyscall(syscall.SYS_TGKILL, uintptr(pid), uintptr(tid), uintptr(syscall.SIGURG))
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func main() {
	mode := ""
	if len(os.Args) > 1 {
		mode = os.Args[1]
	}
	switch mode {
	case "send":
		sendSignals(os.Getppid())
		return
	case "signal":
		sender := exec.Command(os.Args[0], "send")
		if err := sender.Start(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		defer sender.Process.Kill()
	case "alone", "switch":
	default:
		fmt.Fprintln(os.Stderr, "which of alone, switch, signal?")
		os.Exit(2)
	}
	runtime.GOMAXPROCS(2)
	for i := 0; i < 5; i++ {
		fmt.Print(round(mode != "alone").Round(time.Millisecond), "  ")
	}
	fmt.Println()
}
