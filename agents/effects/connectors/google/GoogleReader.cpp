#include "agents/effects/connectors/google/GoogleReader.h"

namespace qd::agents {

Guarantees GoogleReader::guarantees() const
{
    return {Guarantees::Never, {},
            {QStringLiteral("Nothing is ever sent there: it is read, and only by quarterdeck metrics fetch %1.").arg(file().id),
             file().kind == ConnectorKind::SearchConsole ? QStringLiteral("The last two or three days are not among its figures yet: they come with a later reading.") : QStringLiteral("Figures of the last two days may still grow after they were read."),
             QStringLiteral("This was made from Google's documentation and recorded answers, and was not verified live.")}};
}

Result<Done> GoogleReader::check(const EffectContent&) const
{
    return Error{Error::Rule, QStringLiteral("nothing is sent to %1: it is only read").arg(file().title), QStringLiteral("connector"), QStringLiteral("another connector")};
}

void GoogleReader::deliver(const Delivery& delivery, const Gate&, Ended ended)
{
    ended({Outcome::Refused, check(delivery.content).error().text});
}

void GoogleReader::test(const Gate& gate, Tested tested)
{
    ask({}, gate, googleLook(file()), [this, tested = std::move(tested)](const Result<HttpAnswer>& answer) {
        if (!answer)
            return tested(answer.error());
        const std::optional<Error> trouble = testTrouble(*answer, file(), googleComplaintIn(answer->body));
        tested(trouble ? Result<QString>(*trouble) : Result<QString>(QStringLiteral("Google lets us read %1.").arg(file().account)));
    });
}

} // namespace qd::agents
