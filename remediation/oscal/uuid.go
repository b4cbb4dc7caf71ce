package oscal

import (
	"crypto/sha1" // RFC 4122 says so of UUIDs of version 5
	"fmt"
	"strings"
)

// namespace names what OSCAL has no word for.
const namespace = "https://github.com/parindex/parindex/ns/oscal"

// urls is the UUID of the namespace of URLs (RFC 4122, appendix C).
var urls = [16]byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}

// uuid returns the UUID of version 5 of names in our namespace. Each name stands behind
// its length, so that no two lists have one in common.
func uuid(names ...string) string {
	var name strings.Builder
	for _, n := range names {
		fmt.Fprintf(&name, "/%d:%s", len(n), n)
	}
	u := v5(v5(urls, namespace), name.String())
	return fmt.Sprintf("%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

func v5(space [16]byte, name string) (out [16]byte) {
	sum := sha1.Sum(append(space[:], name...))
	copy(out[:], sum[:])
	out[6] = out[6]&0x0f | 0x50
	out[8] = out[8]&0x3f | 0x80
	return out
}
