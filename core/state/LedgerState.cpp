#include "core/state/LedgerState.h"
