// Package document writes remediation plans as documents.
package document
