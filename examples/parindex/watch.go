package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v3"
)

// lookEvery is how often watched files are looked at.
const lookEvery = 300 * time.Millisecond

func (a *app) watchFlag() cli.Flag {
	return &cli.BoolFlag{
		Name:  "watch",
		Usage: a.say("chạy lại mỗi khi tệp thay đổi", "run again whenever a file changes"),
	}
}

// watch runs something now and whenever one of the files is changed, added or
// removed, until the user interrupts. What a run finds or cannot do ends nothing:
// the next change may mend it.
func (a *app) watch(files func() []string, run func() error) error {
	if slices.Contains(files(), "-") {
		return a.troublef("-watch cần tên tệp, không theo dõi được đầu vào chuẩn",
			"-watch needs names of files; standard input cannot be watched")
	}
	ticks := a.ticks
	if ticks == nil {
		ticker := time.NewTicker(lookEvery)
		defer ticker.Stop()
		ticks = ticker.C
	}
	var last map[string]string
	for {
		if now := stamps(files()); last == nil || changedFiles(last, now) != "" {
			if last != nil {
				fmt.Fprintf(a.errOut, a.say("\n— %s đã thay đổi, chạy lại\n", "\n— %s changed, running again\n"),
					changedFiles(last, now))
			}
			last = now
			if err := run(); err != nil && !errors.Is(err, errFound) {
				a.end(err)
			}
			fmt.Fprintf(a.errOut, a.say("— đang theo dõi %d tệp, Ctrl-C để dừng\n", "— watching %d file(s), Ctrl-C to end\n"),
				len(now))
		}
		select {
		case <-a.context.Done():
			return nil
		case <-ticks:
		}
	}
}

// stamps says of each file that is there when it was changed and how large it is.
func stamps(files []string) map[string]string {
	out := map[string]string{}
	for _, file := range files {
		if info, err := os.Stat(file); err == nil {
			out[file] = fmt.Sprint(info.ModTime().UnixNano(), " ", info.Size())
		}
	}
	return out
}

// changedFiles names the files that were changed, added or removed.
func changedFiles(was, is map[string]string) string {
	var names []string
	for file, stamp := range is {
		if was[file] != stamp {
			names = append(names, filepath.Base(file))
		}
	}
	for file := range was {
		if _, still := is[file]; !still {
			names = append(names, filepath.Base(file))
		}
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}
