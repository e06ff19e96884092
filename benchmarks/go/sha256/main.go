// SHA-256 (FIPS 180-4) in plain Go, one block of 64 bytes a round.
//
//	sha256 ROUNDS
package main

import (
	"os"
	"strconv"
)

// The first 32 bits of the fractional parts of the square roots of the first 8 primes (5.3.3).
var initial = [8]uint32{
	0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
	0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
}

// The same of the cube roots of the first 64 primes (4.2.2).
var constants = [64]uint32{
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
}

func rotr(x uint32, n uint) uint32 {
	return x>>n | x<<(32-n)
}

// compress is the computation of 6.2.2 on one block.
func compress(state *[8]uint32, block *[64]byte) {
	var w [64]uint32
	for t := 0; t < 16; t++ {
		w[t] = uint32(block[4*t])<<24 | uint32(block[4*t+1])<<16 |
			uint32(block[4*t+2])<<8 | uint32(block[4*t+3])
	}
	for t := 16; t < 64; t++ {
		s0 := rotr(w[t-15], 7) ^ rotr(w[t-15], 18) ^ w[t-15]>>3
		s1 := rotr(w[t-2], 17) ^ rotr(w[t-2], 19) ^ w[t-2]>>10
		w[t] = s1 + w[t-7] + s0 + w[t-16]
	}
	a, b, c, d := state[0], state[1], state[2], state[3]
	e, f, g, h := state[4], state[5], state[6], state[7]
	for t := 0; t < 64; t++ {
		sum1 := rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)
		t1 := h + sum1 + (e&f ^ ^e&g) + constants[t] + w[t]
		sum0 := rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)
		t2 := sum0 + (a&b ^ a&c ^ b&c)
		h, g, f, e = g, f, e, d+t1
		d, c, b, a = c, b, a, t1+t2
	}
	state[0] += a
	state[1] += b
	state[2] += c
	state[3] += d
	state[4] += e
	state[5] += f
	state[6] += g
	state[7] += h
}

// work hashes as many blocks, each the number of its round in eight bytes and zeros behind it, and
// pads as 5.1.1 says. The result is the digest's first eight bytes.
//
//go:noinline
func work(rounds int) uint64 {
	state := initial
	var block [64]byte
	for n := 0; n < rounds; n++ {
		for i := 0; i < 8; i++ {
			block[i] = byte(n >> (8 * i))
		}
		compress(&state, &block)
	}
	block = [64]byte{0: 0x80}
	bits := uint64(rounds) * 512
	for i := 0; i < 8; i++ {
		block[63-i] = byte(bits >> (8 * i))
	}
	compress(&state, &block)
	return uint64(state[0])<<32 | uint64(state[1])
}

func main() {
	rounds, err := strconv.Atoi(os.Args[1])
	if err != nil {
		panic(err)
	}
	os.Stdout.WriteString(strconv.FormatUint(work(rounds), 10) + "\n")
}
