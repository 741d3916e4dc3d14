// goarch: amd64
// releases: 1.27
// large: 4 GiB of addresses

package main

import (
	"fmt"
	"unsafe"
)

//go:noinline
func upper(p unsafe.Pointer) {
	*(*uint64)(unsafe.Add(p, 1<<31-8)) = 0
	*(*uint64)(unsafe.Add(p, -1<<31)) = 0
}

//go:noinline
func lower(p unsafe.Pointer) {
	*(*uint64)(unsafe.Add(p, -1<<31)) = 0
	*(*uint64)(unsafe.Add(p, 1<<31-8)) = 0
}

func main() {
	a := make([]byte, 1<<32+64)
	p := unsafe.Pointer(&a[1<<31])
	for _, one := range []struct {
		rule string
		zero func(unsafe.Pointer)
	}{{"AMD64.rules:1383", upper}, {"AMD64.rules:1391", lower}} {
		a[0], a[1<<32-8], a[1<<32] = 1, 2, 3
		one.zero(p)
		verdict := "right"
		if a[0] != 0 || a[1<<32] != 3 {
			verdict = "wrong"
		}
		fmt.Printf("%s %s: got %d and %d behind, want 0 and 3\n", verdict, one.rule, a[0], a[1<<32])
	}
}
