//go:build !race

package mcpadapter_test

const raceDetector = false
