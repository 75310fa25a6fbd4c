#include "core/state/OfficeState.h"
