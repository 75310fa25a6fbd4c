#pragma once

#include "agents/turn/RunTurn.h"

namespace qd::agents {

/// A page with her text, where everything that speaks of the text follows it: what is to be rendered, and what was made anew.
struct EditedPiece {
    TurnOrder order;
    TurnMaterials materials;
    QList<MadeArtefact> made;
};

/// The Render order of a page with `order.edits` in it: title from her headline, search title and description from her text,
/// no summary of the old one, a keyword only where she uses it, the picture drawn again under another title. The address
/// stays. An order without edits, or for anything but a page, comes back as it is.
/// Error: what a skill refused.
/// @thread any; the skills need a running QGuiApplication.
Result<EditedPiece> editedPiece(const TurnOrder& order, const TurnMaterials& materials, const SkillLibrary& skills);

} // namespace qd::agents
