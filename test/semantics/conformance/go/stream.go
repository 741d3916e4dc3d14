// What every witness in Go shares: reads the operand lattices, computes one thing over many operands, and writes
// the results. It does for Go what witness.h does for C, in round to nearest even alone; README.md has the stream.
// It is built by old releases of Go too.
//
//	witness NAME KINDS dynamic          every tuple of the operand lattices
//	witness NAME KINDS random COUNT     COUNT pseudo-random tuples
package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"strconv"
)

// What is computed of up to three operands; the flag is set where it panics and that is a result.
type operation func(a, b, c uint64) (result uint64, flag byte)

// The rows of the witness, by name.
var rows = map[string]operation{}

func row(name string, f operation) {
	if rows[name] != nil {
		fail("two rows are called " + name)
	}
	rows[name] = f
}

func fail(message string) {
	fmt.Fprintln(os.Stderr, "witness:", message)
	os.Exit(1)
}

const (
	block       = 4096
	maxOperands = 3
)

// A block of cases, by columns.
type columns struct {
	out      *bufio.Writer
	operands [maxOperands][block]uint64
	results  [block]uint64
	flags    [block]byte
	arity    int
	filled   int
}

func (c *columns) execute(f operation, operands [maxOperands]uint64) {
	result, flag := f(operands[0], operands[1], operands[2])
	for k := 0; k < c.arity; k++ {
		c.operands[k][c.filled] = operands[k]
	}
	c.results[c.filled] = result
	c.flags[c.filled] = flag
	c.filled++
	if c.filled == block {
		c.flush()
	}
}

func (c *columns) flush() {
	for k := 0; k < c.arity; k++ {
		c.put(c.operands[k][:c.filled])
	}
	c.put(c.results[:c.filled])
	c.put(make([]byte, c.filled))
	c.put(c.flags[:c.filled])
	c.filled = 0
}

func (c *columns) put(column any) {
	if err := binary.Write(c.out, binary.LittleEndian, column); err != nil {
		fail(err.Error())
	}
}

func (c *columns) runLattice(f operation, lattices [maxOperands][]uint64) {
	for _, x := range lattices[0] {
		for _, y := range lattices[1] {
			for _, z := range lattices[2] {
				c.execute(f, [maxOperands]uint64{x, y, z})
			}
		}
	}
}

// splitmix64, from seed 0.
type generator uint64

func (g *generator) next() uint64 {
	*g += 0x9e3779b97f4a7c15
	z := uint64(*g)
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	return z ^ (z >> 31)
}

// Pseudo-random operands; random.ts draws the same.
func (g *generator) draw(kind byte, lattice []uint64, previous uint64) uint64 {
	width, fractionBits, top := uint64(64), uint64(52), uint64(2047)
	if kind == 's' {
		width, fractionBits, top = 32, 23, 255
	}
	isFloat := kind == 's' || kind == 'd'
	fields := ^(top << fractionBits)
	u, v := g.next(), g.next()
	x := v >> 8
	bits := u
	switch choice := v & 7; {
	case choice == 2 || choice == 3:
		bits = u >> (x % 64)
		if isFloat {
			bits = u&fields | (top>>1+x%64-32)<<fractionBits
		}
		if choice == 3 {
			bits &= ^uint64(0) << ((x >> 8) % fractionBits)
		}
	case choice == 4 || choice == 5:
		bits = lattice[x%uint64(len(lattice))]
		if choice == 5 {
			bits ^= 1 << ((x >> 8) % width)
		}
	case choice == 6:
		bits = (previous + x%9 - 4) ^ (x>>8&1)<<(width-1)
	case choice == 7 && isFloat:
		exponent := x & 3
		if x&4 != 0 {
			exponent = top - exponent
		}
		bits = u&fields | exponent<<fractionBits
	}
	if kind == 's' {
		bits |= 0xffffffff00000000
	}
	return bits
}

func (c *columns) runRandom(f operation, kinds string, lattices [maxOperands][]uint64, count int) {
	var random generator
	for i := 0; i < count; i++ {
		var operands [maxOperands]uint64
		previous := uint64(0)
		for k := 0; k < c.arity; k++ {
			operands[k] = random.draw(kinds[k], lattices[k], previous)
			previous = operands[k]
		}
		c.execute(f, operands)
	}
}

func readLattice(in io.Reader) []uint64 {
	var count uint64
	must(binary.Read(in, binary.LittleEndian, &count))
	values := make([]uint64, count)
	must(binary.Read(in, binary.LittleEndian, values))
	return values
}

func must(err error) {
	if err != nil {
		fail(err.Error())
	}
}

// The whole of main, behind the rows.
func runWitness() {
	args := os.Args[1:]
	if len(args) < 3 {
		fail("usage: witness NAME KINDS dynamic|random [COUNT]")
	}
	name, kinds, set := args[0], args[1], args[2]
	f := rows[name]
	if f == nil {
		fail("no such row: " + name)
	}
	if len(kinds) > maxOperands {
		fail("at most three operands")
	}
	c := &columns{out: bufio.NewWriterSize(os.Stdout, 1<<17), arity: len(kinds)}
	lattices := [maxOperands][]uint64{{0}, {0}, {0}}
	in := bufio.NewReader(os.Stdin)
	for k := 0; k < c.arity; k++ {
		lattices[k] = readLattice(in)
	}
	switch {
	case set == "random" && len(args) == 4:
		count, err := strconv.Atoi(args[3])
		must(err)
		c.runRandom(f, kinds, lattices, count)
	case set == "dynamic":
		c.runLattice(f, lattices)
	default:
		fail("no such set of operands")
	}
	c.flush()
	must(c.out.Flush())
}
