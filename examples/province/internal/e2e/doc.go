// Package e2e tests the application as people use it: in headless Chromium, by keyboard, on a
// phone, many at once, and started from its binary. It has no code but tests.
//
// The accessibility checks are axe-core's (testdata/axe.min.js, Mozilla Public License 2.0), which
// is loaded into pages under test and is no part of the application.
//
// What tests do beyond passing or failing is asked for in the environment:
//
//	PROVINCE_PICTURES=dir  write a picture of every page, on a desk and on a phone, into dir
//	PROVINCE_SHEET=file    write the picture of a sheet that is half filled in, which the README shows
//	PROVINCE_LOAD=30s      let 200 people work for so long, in place of 50 for a moment
package e2e
