// Thirty goroutines that only count. Each is long enough to be preempted many times,
// and each ends: what the counter holds then shows whether a preemption disturbed it.
package main

import "sync"

const (
	goroutines = 30
	rounds     = 100_000_000
)

func main() {
	var wg sync.WaitGroup
	var wrong [goroutines]bool
	for n := range wrong {
		wg.Add(1)
		bad := &wrong[n]
		go func() {
			defer wg.Done()
			t := 0
			for i := 0; i < rounds; i++ {
				t += 2
			}
			*bad = t != 2*rounds
		}()
	}
	wg.Wait()
	for n, bad := range wrong {
		if bad {
			println("goroutine", n, "miscounted")
			panic("miscounted")
		}
	}
	println("OK")
}
