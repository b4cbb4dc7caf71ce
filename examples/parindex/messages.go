package main

import "github.com/parindex/parindex/rubric/locale"

var (
	inGo = locale.Define("command.in_go",
		"viết bằng Go, lệnh này không có", "is written in Go; this command does not have it")
	factsTwice = locale.Define("command.facts_twice",
		"đơn vị %q đã có số liệu trong %s", "the unit %q has facts in %s, too")

	noLayout = locale.Define("command.no_layout",
		"không có cách trình bày nào ổn định", "no layout of the file stays as it is")
	privateCharacter = locale.Define("command.private_character",
		"tệp có ký tự U+E000", "the file holds the character U+E000")
	layoutUnread = locale.Define("command.layout_unread",
		"không đọc lại được cách trình bày mới: %s", "the layout is not read back: %s")
	layoutChanges = locale.Define("command.layout_changes",
		"trình bày lại sẽ đổi nội dung", "the layout would change what the file says")
	layoutLosesComment = locale.Define("command.layout_loses_comment",
		"trình bày lại sẽ mất hoặc dời chú thích", "the layout would lose or move a comment")
)
