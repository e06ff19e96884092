// Says hello: the smallest program with all that fmt and the runtime bring along.
package main

import "fmt"

func main() {
	fmt.Println("hello, world")
}
