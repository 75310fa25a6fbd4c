#pragma once

/// Named places where a test lets the program die, to see what a crash there leaves behind.
/// With QD_FAIL=name the process ends at the first visit of that place, with QD_FAIL=name:3 at the third, as if killed:
/// no destructor, no flush, exit code 137. Only compiled in when the CMake option QD_FAILPOINTS is on.
#ifdef QD_FAILPOINTS
#define QD_FAIL(name) ::qd::failPoint(name)
#else
#define QD_FAIL(name) static_cast<void>(0)
#endif

namespace qd {

/// Ends the process when the environment asks for it at `name`. @thread any.
void failPoint(const char* name);

} // namespace qd
