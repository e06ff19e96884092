#include "textflag.h"

// func self() (running unsafe.Pointer, stack uintptr)
TEXT ·self(SB),NOSPLIT,$0-16
	MOVQ (TLS), AX
	MOVQ AX, running+0(FP)
	MOVQ SP, BX
	MOVQ BX, stack+8(FP)
	RET
