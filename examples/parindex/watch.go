package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
)

// watch runs something now and whenever one of the files changes, until the user
// interrupts.
func (a *app) watch(files []string, run func() error) error {
	const every = 300 * time.Millisecond
	last := ""
	for {
		if now := stamps(files); now != last {
			last = now
			fmt.Fprintf(
				a.errOut,
				"%s\n",
				a.say("— đang theo dõi tệp, Ctrl-C để dừng", "— watching the files, Ctrl-C to end"),
			)
			if err := run(); err != nil && !errors.Is(err, errFound) {
				a.end(err)
			}
		}
		select {
		case <-a.context.Done():
			return nil
		case <-time.After(every):
		}
	}
}

// stamps says when files were changed and how large they are.
func stamps(files []string) string {
	var b strings.Builder
	for _, file := range files {
		if info, err := os.Stat(file); err == nil {
			fmt.Fprintln(&b, file, info.ModTime().UnixNano(), info.Size())
		}
	}
	return b.String()
}
