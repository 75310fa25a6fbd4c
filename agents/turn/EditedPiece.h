#pragma once

#include "agents/turn/RunTurn.h"

namespace qd::agents {

/// A piece with her text, where everything that speaks of the text follows it: what is to be rendered, what was made anew
/// and what skills say of it now.
struct EditedPiece {
    TurnOrder order;
    TurnMaterials materials;
    QList<MadeArtefact> made;
    QList<RevisedStep> revised;
};

/// The Render order of a page with `order.edits` in it: title from her headline, search title and description from her text,
/// no summary of the old one, a keyword only where she uses it, the picture drawn again under another title. The address
/// stays. What was reckoned from the text before is reckoned from hers, for any piece; a skill that refuses it has nothing
/// to say. An order without edits comes back as it is.
/// Error: what the skill that writes title and description refused, or the one that draws.
/// @thread any; the skills need a running QGuiApplication.
Result<EditedPiece> editedPiece(const TurnOrder& order, const TurnMaterials& materials, const SkillLibrary& skills);

} // namespace qd::agents
