// goarch: amd64
// releases: 1.19 1.27

package main

import (
	"fmt"
	"unsafe"
)

//go:noinline
func load(q *[32]byte) byte {
	r := (*byte)(unsafe.Add(unsafe.Pointer(q), -1))
	if q == nil || r == nil {
		panic(0)
	}
	*q = [32]byte{}
	return *r
}

//go:noinline
func store(q *[32]byte) {
	r := (*byte)(unsafe.Add(unsafe.Pointer(q), -1))
	if q == nil || r == nil {
		panic(0)
	}
	*r = 5
	*q = [32]byte{}
}

type behind struct {
	_     [8]byte
	field [32]byte
}

func main() {
	var v behind
	before := (*byte)(unsafe.Add(unsafe.Pointer(&v.field), -1))
	*before = 3
	check("generic.rules:883", load(&v.field), byte(3))
	*before = 3
	store(&v.field)
	check("generic.rules:1746", *before, byte(5))
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
