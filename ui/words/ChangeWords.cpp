#include "ui/words/ChangeWords.h"

#include <QCoreApplication>

namespace qd::ui {

namespace {

struct ChangeWords {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::ChangeWords)
};

} // namespace

QString changeSentence(const Change& change)
{
    if (change.what == QLatin1String("price"))
        return ChangeWords::tr("The price was %1 and is %2.").arg(change.before, change.after);
    if (change.what == QLatin1String("window"))
        return ChangeWords::tr("The time in which it could leave is over.");
    if (change.what == QLatin1String("rules"))
        return ChangeWords::tr("Your rules do not let it any more: %1").arg(change.after);
    if (change.what == QLatin1String("decider"))
        return ChangeWords::tr("It had a yes that does not count any more: %1").arg(change.after);
    if (change.what == QLatin1String("people"))
        return ChangeWords::tr("Somebody whom you kept was erased since you were asked, and it holds personal data: look whether it is theirs.");
    return ChangeWords::tr("It would not be taken any more: %1").arg(change.after);
}

QString changesText(const Approval& approval)
{
    QStringList all;
    for (const Change& change : approval.stale)
        all.append(changeSentence(change));
    return all.join(QLatin1Char(' '));
}

} // namespace qd::ui
