#pragma once

#include "ui/models/settings/packs/PacksHeld.h"

namespace qd::ui {

/// What a part of what is shown of a pack is called: "settings.pack.field-office.read"; without a part what is shown of it.
QString packName(const PackPlace& pack, const char* part);
/// "Prompt “field note”" for "prompt/field-note".
QString packTextWords(const QString& name);
/// "Version 1.0 · from Nimbus Works, as it names itself · not signed · …".
QString packAboutText(const PackLine& line, Instant now);
/// What it would do outside, and how far that goes; or whom its texts are for.
QString packWantsText(const PackLine& line);
/// What is shown of a text: all of it, or what is another since she adopted it.
QString packReadingText(const PackText& text);

} // namespace qd::ui
