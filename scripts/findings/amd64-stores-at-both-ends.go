// goarch: amd64
// releases: 1.19
// large: 4 GiB of addresses

package main

import (
	"fmt"
	"unsafe"
)

//go:noinline
func bytes(p unsafe.Pointer, w uint16) {
	*(*byte)(unsafe.Add(p, 1<<31-1)) = byte(w)
	*(*byte)(unsafe.Add(p, -1<<31)) = byte(w >> 8)
}

//go:noinline
func copied(p unsafe.Pointer, q *[2]byte) {
	x, y := q[0], q[1]
	*(*byte)(unsafe.Add(p, 1<<31-1)) = x
	*(*byte)(unsafe.Add(p, -1<<31)) = y
}

func main() {
	a := make([]byte, 1<<32+64)
	p := unsafe.Pointer(&a[1<<31])
	bytes(p, 0x1234)
	check("AMD64.rules:1980", a, 0x12)
	copied(p, &[2]byte{1, 2})
	check("AMD64.rules:2056", a, 2)
}

func check(rule string, a []byte, want byte) {
	verdict := "right"
	if a[0] != want || a[1<<32] != 0 {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %#x and %#x behind, want %#x and 0\n", verdict, rule, a[0], a[1<<32], want)
	a[0], a[1<<32] = 0, 0
}
