#include "agents/skills/SchemaJudge.h"

#include "agents/organisation/SchemaCheck.h"

namespace qd::agents {

SkillLibrary::SchemaJudge schemaJudge()
{
    return [](const QByteArray& schema, const Json& value) -> Result<> {
        const Result<SchemaCheck> check = SchemaCheck::fromText(schema);
        if (!check)
            return check.error();
        const QList<Fault> faults = check->faultsOf(value);
        if (faults.isEmpty())
            return Done{};
        Error error = errorOf(faults, {});
        error.where = faults.first().path;
        return error;
    };
}

} // namespace qd::agents
