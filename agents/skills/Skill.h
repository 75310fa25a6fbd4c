#pragma once

#include "core/base/Json.h"
#include "core/model/Brand.h"
#include "core/model/Ids.h"

namespace qd::agents {

/// Bytes that a skill made.
struct SkillFile {
    QString name;
    QString mediaType;
    QByteArray bytes;
};

struct SkillInput {
    Json input;    ///< satisfies the skill's input schema
    Brand brand;
    QString home;  ///< the user's own files stand below it; may be empty
    bool rehearsal = false; ///< what it works from was made in rehearsal: what it makes bears the mark
    QStringList untold{};   ///< of Skill::shown() those that would name somebody: "…" stands there, and nothing is to be shown for it
};

struct SkillOutput {
    Json output; ///< an object; satisfies the skill's output schema
    QList<SkillFile> files;
};

/// A deterministic ability: the same input gives the same output. No network, no clock, no model.
/// @thread run() any, also several at once.
class Skill {
public:
    virtual ~Skill() = default;
    virtual SkillId id() const = 0;
    virtual QString title() const = 0;
    virtual QString description() const = 0;
    /// JSON schemas (draft 7).
    virtual QByteArray inputSchema() const = 0;
    virtual QByteArray outputSchema() const = 0;
    /// Members of its input whose words everybody sees in what it makes; of these whole parts are left out where they name somebody.
    virtual QStringList shown() const { return {}; }
    /// Error::Parse says which member is wrong and what would be right.
    virtual Result<SkillOutput> run(const SkillInput& input) const = 0;
};

} // namespace qd::agents
