// A loop that only counts, built without optimisation: every variable lives on the stack.
//
//	counting ROUNDS
package main

import (
	"os"
	"strconv"
)

//go:noinline
func work(rounds int) uint64 {
	t := 0
	for i := 0; i < rounds; i++ {
		t += 2
	}
	return uint64(t)
}

func main() {
	rounds, err := strconv.Atoi(os.Args[1])
	if err != nil {
		panic(err)
	}
	os.Stdout.WriteString(strconv.FormatUint(work(rounds), 10) + "\n")
}
