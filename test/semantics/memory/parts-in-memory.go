// Values of several parts, as Go lays them out: on each line the type, the parts in the order of the ops that make
// such a value (ComplexMake, StringMake, SliceMake, IMake), and the bytes in memory from the lowest address.
package main

import (
	"fmt"
	"math"
	"unsafe"
)

//go:noinline
func store[T any](to *T, value T) { *to = value }

func row[T any](name string, value T, parts ...uint64) {
	var in T
	store(&in, value)
	bytes := unsafe.Slice((*byte)(unsafe.Pointer(&in)), unsafe.Sizeof(in))
	fmt.Print(name)
	for _, part := range parts {
		fmt.Printf(" %x", part)
	}
	fmt.Printf(" : %x\n", bytes)
}

func at(p *byte) uint64 { return uint64(uintptr(unsafe.Pointer(p))) }

var content [64]byte
var other int

func main() {
	p := &content[17]
	row("complex64", complex64(complex(1.5, -2.25)), uint64(math.Float32bits(1.5)), uint64(math.Float32bits(-2.25)))
	row("complex128", complex(0.1, -0.2), math.Float64bits(0.1), math.Float64bits(-0.2))
	row("string", unsafe.String(p, 41), at(p), 41)
	row("slice", unsafe.Slice(p, 40)[:21:39], at(p), 21, 39)
	// The type of one interface is that of another that holds the same type, and no pointer to its data.
	var of any = &content[3]
	typeOf := *(*uintptr)(unsafe.Pointer(&of))
	if typeOf == uintptr(unsafe.Pointer(&content[3])) {
		panic("the data comes first")
	}
	row("interface", any(p), uint64(typeOf), at(p))
	row("struct{}", struct{}{})
	row("struct{}", [0]int64{})
}
