#pragma once

#include <QtGlobal>

/// A payload's name and version, as they stand in the record. Members may be added with a default; a changed meaning
/// needs a new version and an upgrade in FactCodec.
#define QD_FACT(name, version) static constexpr const char* kName = name; static constexpr int kVersion = version
