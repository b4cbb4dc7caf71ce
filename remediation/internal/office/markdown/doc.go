// Package markdown writes documents as CommonMark with the tables of GitHub, for diffs
// and chats: markdown.go the blocks, text.go what is within them, with everything escaped
// that could mean something.
package markdown
