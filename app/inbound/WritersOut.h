#pragma once

#include "app/engine/Department.h"
#include "core/async/Worker.h"

#include <functional>
#include <memory>

namespace qd::app {

/// Takes what tells who somebody is out of what they write in, since those words stand on record in plain and stay there once they are forgotten. What is kept of
/// them is opened for that, which goes on record first.
/// @thread main; the keys are read on the worker's.
class WritersOut final {
public:
    /// Both outlive it; the worker runs by the first call, and has ended before this is destroyed.
    WritersOut(Department& department, Worker& files);

    struct Written {
        QString text;
        QList<QByteArray> whose; ///< keyed hashes of the addresses that its writer may have; of somebody who is not kept nothing is known
    };
    using Plain = std::function<void(const QStringList&)>;
    /// Gives the texts in their order. Where what is kept of a writer cannot be opened the words are left out, and the text says so.
    void takeOut(const QList<Written>& written, Plain plain);

private:
    struct Work;
    void find(const std::shared_ptr<Work>& work);
    void open(const std::shared_ptr<Work>& work);

    Department& m_department;
    Worker& m_files;
    SystemClock m_clock;
    Mailbox m_mailbox;
};

} // namespace qd::app
