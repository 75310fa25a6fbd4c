// The same main with a QApplication: linked first, it takes the place of the one in qd_testkit.
#define QD_TEST_WIDGETS
#include "tests/support/Main.cpp"
