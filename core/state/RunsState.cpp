#include "core/state/RunsState.h"
