#include "ui/words/WaitWords.h"

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

} // namespace qd::ui
