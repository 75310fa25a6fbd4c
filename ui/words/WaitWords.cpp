#include "ui/words/WaitWords.h"

#include "ui/words/Amounts.h"

#include <QCoreApplication>

namespace qd::ui {

namespace {

struct WaitWords {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::WaitWords)
};

} // namespace

QString waitWords(Deferral deferral)
{
    switch (deferral) {
    case Deferral::Offline: return WaitWords::tr("waits for the network");
    case Deferral::Rate: return WaitWords::tr("waits for its turn: so many at a time may go there");
    case Deferral::Quota: return WaitWords::tr("waits: no more may go there for now");
    case Deferral::QuietHours: return WaitWords::tr("waits for the end of the quiet hours");
    case Deferral::Busy: return WaitWords::tr("waits until it can be taken there");
    case Deferral::Key: return WaitWords::tr("waits for a key");
    case Deferral::Window: return WaitWords::tr("waits for its time");
    }
    return {};
}

QString waitWords(const rules::Stuck& one, Instant now)
{
    if (rules::isHeld(one, now))
        return waitWords(one.why);
    return one.asksFirst ? WaitWords::tr("waits for your word on those of whom nobody can tell") : QString();
}

QString tallyWords(const rules::SplitTally& tally)
{
    QStringList parts{WaitWords::tr("%1 of %2 sent", "of many").arg(countText(tally.sent), countText(tally.all))};
    if (tally.unknown > 0)
        parts << WaitWords::tr("%1 unknown", "of many").arg(countText(tally.unknown));
    if (tally.refused > 0)
        parts << WaitWords::tr("%1 not sent", "of many").arg(countText(tally.refused));
    return parts.join(QStringLiteral(", "));
}

} // namespace qd::ui
