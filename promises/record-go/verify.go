// Command verify checks a log's folder with golang.org/x/mod and nothing of Parley.
//
// usage: verify LOG [PROOF-FILE...]
// LOG holds checkpoint, keys and tile/; each proof file is a c2sp.org/tlog-proof@v1 of an entry.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileWidth = 256

func check(err error, what string) {
	if err != nil {
		fail("%s: %v", what, err)
	}
}

func fail(format string, values ...interface{}) {
	fmt.Fprintf(os.Stderr, format+"\n", values...)
	os.Exit(1)
}

func read(parts ...string) []byte {
	data, err := os.ReadFile(filepath.Join(parts...))
	check(err, "read")
	return data
}

// tilePath is the path of c2sp.org/tlog-tiles, which has no height in it.
func tilePath(level string, n int64, width int) string {
	path := fmt.Sprintf("%03d", n%1000)
	for n /= 1000; n > 0; n /= 1000 {
		path = fmt.Sprintf("x%03d/%s", n%1000, path)
	}
	if width < tileWidth {
		path += ".p/" + strconv.Itoa(width)
	}
	return "tile/" + level + "/" + path
}

// openTree reads origin, size and root out of a checkpoint that the log's key signed.
func openTree(signed []byte, log note.Verifier) tlog.Tree {
	opened, err := note.Open(signed, note.VerifierList(log))
	check(err, "checkpoint")
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != log.Name() || lines[3] != "" {
		fail("checkpoint: not three lines of %s", log.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err, "size")
	root, err := tlog.ParseHash(lines[2])
	check(err, "root")
	return tlog.Tree{N: size, Hash: root}
}

func widthAt(n, count int64) int {
	if count-n*tileWidth < tileWidth {
		return int(count - n*tileWidth)
	}
	return tileWidth
}

func readEntries(folder string, size int64) [][]byte {
	entries := make([][]byte, 0, size)
	for n := int64(0); n*tileWidth < size; n++ {
		width := widthAt(n, size)
		bundle := read(folder, tilePath("entries", n, width))
		for i := 0; i < width; i++ {
			if len(bundle) < 2 {
				fail("bundle %d ends early", n)
			}
			length := int(binary.BigEndian.Uint16(bundle))
			if len(bundle) < 2+length {
				fail("bundle %d ends early", n)
			}
			entries = append(entries, bundle[2:2+length])
			bundle = bundle[2+length:]
		}
		if len(bundle) > 0 {
			fail("bundle %d has bytes left over", n)
		}
	}
	return entries
}

// checkProof reads a proof file and checks that it includes the entry it names.
func checkProof(path string, log note.Verifier, entries [][]byte) {
	head, checkpoint, found := bytes.Cut(read(path), []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		fail("%s is no proof file", path)
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
	check(err, path)
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := base64.StdEncoding.DecodeString(line)
		check(err, path)
		var h tlog.Hash
		copy(h[:], hash)
		proof = append(proof, h)
	}
	tree := openTree(checkpoint, log)
	check(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entries[index])), path)
}

func main() {
	folder := os.Args[1]
	vkey := strings.SplitN(string(read(folder, "keys")), "\n", 2)[0]
	log, err := note.NewVerifier(vkey)
	check(err, "keys")
	tree := openTree(read(folder, "checkpoint"), log)

	entries := readEntries(folder, tree.N)
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	for i, entry := range entries {
		hashes, err := tlog.StoredHashes(int64(i), entry, reader)
		check(err, "hashes")
		stored = append(stored, hashes...)
	}
	root, err := tlog.TreeHash(tree.N, reader)
	check(err, "root")
	if root != tree.Hash {
		fail("root: %v, signed was %v", root, tree.Hash)
	}

	tiles := 0
	for level, count := 0, tree.N; count > 0; level, count = level+1, count/tileWidth {
		for n := int64(0); n*tileWidth < count; n++ {
			width := widthAt(n, count)
			due, err := tlog.ReadTileData(tlog.Tile{H: 8, L: level, N: n, W: width}, reader)
			check(err, "tile")
			path := tilePath(strconv.Itoa(level), n, width)
			if !bytes.Equal(due, read(folder, path)) {
				fail("%s differs", path)
			}
			tiles++
		}
	}
	for _, path := range os.Args[2:] {
		checkProof(path, log, entries)
	}
	fmt.Println("OK", tiles, "tiles", len(os.Args)-2, "proofs", log.Name(), tree.N)
}
