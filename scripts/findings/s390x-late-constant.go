// goarch: s390x
// releases: 1.19

package main

import (
	"fmt"
	"unsafe"
)

//go:noinline
func equal(p *uint64) bool {
	*p = 0xffffffff80000000
	return uint64(*(*int64)(unsafe.Pointer(p))) <= 0x80000000
}

//go:noinline
func less(p *uint64) bool {
	*p = 1 << 32
	return uint64(*(*int64)(unsafe.Pointer(p))) < 0x80000000
}

func main() {
	var x uint64
	check("S390X.rules:1046", equal(&x), false)
	check("S390X.rules:1047", less(&x), false)
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
