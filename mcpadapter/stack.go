package mcpadapter

// stackRoom fills a stack of 16 kB, the largest that the runtime keeps at hand,
// which is about what a call needs.
const stackRoom = 13 << 10

// growStack makes room on the stack of a call's goroutine in one step while there
// is little on it to be moved. Otherwise it is moved two or three times at the
// depth of net/http and encoding/json, which took a twentieth of a call.
//
//go:noinline
func growStack() byte {
	var room [stackRoom]byte
	return touch(&room)
}

//go:noinline
func touch(room *[stackRoom]byte) byte { return room[0] }
