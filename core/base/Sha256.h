#pragma once

#include <QtGlobal>

#include <cstddef>

namespace qd {

/// Whether this processor has instructions for SHA-256.
bool hasShaInstructions();

/// Works `blocks` blocks of 64 bytes into the eight words of `state` (FIPS 180-4, 6.2.2) with those instructions.
/// Only where hasShaInstructions().
void shaBlocks(quint32* state, const unsigned char* data, size_t blocks);

} // namespace qd
