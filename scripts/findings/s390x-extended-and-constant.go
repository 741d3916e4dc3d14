// goarch: s390x
// releases: 1.27

package main

import "fmt"

//go:noinline
func half(h int16) bool { return uint64(h) < 0xffffffff }

//go:noinline
func byteOf(h int8) bool { return uint64(h) < 0xffffffff }

func main() {
	check("S390X.rules:1110", half(-2), false)
	check("S390X.rules:1111", byteOf(-2), false)
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
