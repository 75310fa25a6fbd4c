#pragma once

#include "agents/effects/render/Rendered.h"
#include "agents/people/ForSkills.h"
#include "agents/turn/RunTurn.h"
#include "core/facts/FactFields.h"

namespace qd::agents {

struct SkillOutput;

/// The files that an effect step would let out, from its bound input: {"render": one of rendererNames(), …}
/// with texts, and "@artefact:<kind>" for what the run made.
/// Error::Parse names the member that is missing or wrong.
/// @thread any.
Result<Rendered> renderEffect(const TurnOrder& order, const TurnMaterials& materials);

/// What rules::kUnstamped says of it: of the same rendered at one moment, in hex. Empty where its files say nothing of the moment, where a piece is behind it,
/// which says more, or her edits.
QString unstamped(const Rendered& rendered, const TurnOrder& order, const TurnMaterials& materials);

/// The renderers that an organisation file may name.
QStringList rendererNames();
/// What one of them takes besides its own name, and what its effect gives to steps that follow.
Fields rendererInputs(const QString& renderer);
Fields rendererFields(const QString& renderer);

/// The first heading of a Markdown text, or `otherwise`.
QString headlineOf(const QString& markdown, const QString& otherwise);

/// `input` with its "@artefact:<kind>" members replaced by the texts of the order's artefacts.
Json boundInput(const Json& input, const TurnOrder& order, const TurnMaterials& materials);

/// What a skill may be told of the input: where the turn sees what is personal, or a text of hers, no more people's data than it declares.
/// Error as onlyDeclared().
Result<DeclaredInput> toldTo(const SkillLibrary& skills, const SkillId& skill, const Json& input, const TurnOrder& order);

/// What a skill makes of what it may be told of the input, with the brand and the home of the order; it is told where something was rehearsed.
Result<SkillOutput> usedSkill(const SkillLibrary& skills, const SkillId& skill, const Json& input, const TurnOrder& order);

/// Uses the skill of the order's step: its files are what the turn made, and its label is the order's. @returns what it says,
/// which is not the turn's reply yet; nothing where it refuses, and then the report has its error and nothing else of it.
std::optional<Json> takeSkill(TurnReport& report, const TurnOrder& order, const TurnMaterials& materials, const SkillLibrary& skills);

/// What stands in a step's input for the text of the one file that the run was given; of none or of several it stands for nothing.
inline const QString kGivenSource = QStringLiteral("@sources");

/// The bytes that an input text stands for: those of the artefact it names, or of kGivenSource, or the text itself.
QByteArray boundBytes(const TurnOrder& order, const TurnMaterials& materials, const QString& text);

} // namespace qd::agents
