#include "core/state/InboxState.h"
