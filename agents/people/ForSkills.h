#pragma once

#include "agents/people/KnownPeople.h"
#include "core/base/Json.h"

namespace qd::agents {

/// What of its input a skill says that it does with people's data.
struct SkillForm {
    QByteArray schema; ///< of its input: a property with "personal": true is meant to hold what is personal
    QStringList shown; ///< members whose words everybody sees in what it makes
};

/// The input of a skill, without what it is not meant to hold.
struct DeclaredInput {
    Json input;
    QStringList untold; ///< those of SkillForm::shown of which nothing is left: "…" stands there
};

/// The input with "…" in place of every personal value, but in members that the form declares, with everything in them. Who is named in one of its texts, or in
/// `told`, what the work is about, is left unnamed in the others, too, by first name or last name alone. Of a member that is shown, whole parts stay: what stands
/// between a colon, a dash, brackets or the ends of a sentence and names nobody. A schema that cannot be read declares nothing.
/// Error::Rule: one of its texts holds more of them than are looked for; nothing of it is given then. Pure.
Result<DeclaredInput> onlyDeclared(const Json& input, const SkillForm& form, const QString& told, const PersonalTest& test);
/// The same with the names of whom the department keeps. Error::Store: nobody can tell whether a name is kept.
/// Reads the file of people's keys where anybody's name is kept. @thread any.
Result<DeclaredInput> onlyDeclared(const Json& input, const SkillForm& form, const QString& told, const KnownPeople& known);

} // namespace qd::agents
