// goarch: s390x
// releases: 1.19 1.27

package main

import "fmt"

//go:noinline
func shifted(x uint64) bool { return x>>10 < 0xffffffff }

func main() {
	check("S390X.rules:1063", shifted(1<<63), false)
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
