// goarch: amd64
// releases: 1.26 1.27

package main

import (
	"fmt"
	"unsafe"
)

// The byte before q is stored, and then q is overwritten by a local variable, which nothing else points to.
//
//go:noinline
func overwritten(q *[32]byte, n int) {
	var local [32]byte
	for i := 0; i < n; i++ {
		local[i&31] = byte(i)
	}
	before := (*byte)(unsafe.Add(unsafe.Pointer(q), -1))
	if q == nil || before == nil {
		panic(0)
	}
	*before = 5
	*q = local
}

// q is cleared, the word before it is stored, and then q is copied behind another word.
//
//go:noinline
func copied(q *[4]uint64, v uint64) uint64 {
	var to words
	before := (*uint64)(unsafe.Add(unsafe.Pointer(q), -8))
	if q == nil || before == nil {
		panic(0)
	}
	to.before = 7
	*q = [4]uint64{}
	*before = v
	to.field = *q
	return wordBefore(&to)
}

//go:noinline
func wordBefore(w *words) uint64 { return w.before }

type bytes struct {
	before [8]byte
	field  [32]byte
}

type words struct {
	before uint64
	field  [4]uint64
}

func main() {
	var b bytes
	b.before[7] = 3
	overwritten(&b.field, 9)
	check("generic.rules:1751", b.before[7], byte(5))
	var w words
	check("generic.rules:1970", copied(&w.field, 99), uint64(7))
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
