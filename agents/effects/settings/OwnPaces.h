#pragma once

#include "core/base/Result.h"
#include "core/model/outside/Pace.h"

#include <QList>

namespace qd::agents {

/// What she herself says of how fast, how much and when her connections may send, in <home>/paces.json: beside their own files, so that a connection
/// need not be allowed anew when its limits change, and for folders of this machine, too. See README.md of this folder.
/// None where there is no file. Error::Parse: what is wrong with it; nothing may leave then, for nobody knows what she has forbidden.
/// Blocks for as long as reading it takes. @thread any.
Result<QList<ChannelPace>> ownPaces(const QString& home);
/// That of one connection; without any limit where she has said none.
ChannelPace ownPace(const QList<ChannelPace>& paces, const QString& connector);
/// Takes the place of what she has said of that connection; one without a limit takes it out. Error::Parse: what is wrong with it, or with the file
/// as it stands, which stays; Error::Store: it cannot be written.
Result<Done> keepPace(const QString& home, const ChannelPace& pace);
/// Whether it limits anything.
bool isLimit(const ChannelPace& pace);

/// The same, read again only when the file is another one. @thread that of whoever has it.
class OwnPaces final {
public:
    /// Of no home: nothing is limited.
    explicit OwnPaces(QString home) : m_home(std::move(home)) {}

    const Result<QList<ChannelPace>>& now();
    /// Whether it is another one than when this was asked last; at first, whether there is one. A look at one file.
    bool haveChanged();

private:
    QString look() const;

    QString m_home;
    QString m_told; ///< its size and time when that was asked last
    QString m_read; ///< when it was read
    Result<QList<ChannelPace>> m_paces = QList<ChannelPace>();
};

} // namespace qd::agents
