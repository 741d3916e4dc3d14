// goarch: arm
// releases: 1.19 1.27

package main

import (
	"fmt"
	"syscall"
	"unsafe"
)

const (
	middle = 0x80000000
	page   = 0x1000
)

//go:noinline
func clear(p *[600]uint16) { *p = [600]uint16{} }

func main() {
	address, _, err := syscall.Syscall6(syscall.SYS_MMAP2, middle-page, 2*page, syscall.PROT_READ|syscall.PROT_WRITE,
		syscall.MAP_ANON|syscall.MAP_PRIVATE|syscall.MAP_FIXED, ^uintptr(0), 0)
	if err != 0 {
		panic(err)
	}
	p := (*[600]uint16)(unsafe.Pointer(address + page - 600))
	for i := range p {
		p[i] = 1
	}
	clear(p)
	left := 0
	for _, x := range p {
		left += int(x)
	}
	check("ARM.rules:305", left, 0)
}

func check(rule string, got, want any) {
	verdict := "right"
	if got != want {
		verdict = "wrong"
	}
	fmt.Printf("%s %s: got %v, want %v\n", verdict, rule, got, want)
}
