#include "agents/organisation/packs/PackFile.h"
#include "resources/Resources.h"
#include "tests/agents/organisation/Department.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

// Usage: qd_pack_reader FILE: reads a pack as the program does, and prints what came of it as JSON. With --misbehave besides it asks for a
// socket, writes a file beside the pack and starts a program, so that whoever watches is seen to watch.

namespace {

void misbehave(const QString& beside)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    QFile file(beside + QStringLiteral(".written"));
    if (file.open(QIODevice::WriteOnly))
        file.write("x");
    ::close(socket);
    ::execl("/bin/true", "true", nullptr);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    qd::openResources();
    const QString path = QCoreApplication::arguments().value(1);
    const qd::agents::Known known = qd::test::everything();
    QElapsedTimer watch;
    watch.start();
    const qd::Result<qd::agents::ReadPack> pack = qd::agents::readPackFile(path, known, {QStringLiteral("harbor-and-pine")});
    const qint64 took = watch.elapsed();
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    qd::JsonWriter out;
    out.beginObject();
    out.key("milliseconds");
    out.value(took);
    out.key("kilobytes");
    out.value(qint64(used.ru_maxrss));
    out.key("error");
    pack ? out.null() : out.value(pack.error().where + QStringLiteral(": ") + pack.error().text);
    out.key("organisation");
    pack ? out.raw(qd::encode(pack->organisation)) : out.null();
    out.endObject();
    std::printf("%s\n", out.take().constData());
    std::fflush(stdout);
    if (QCoreApplication::arguments().contains(QStringLiteral("--misbehave")))
        misbehave(path);
    return 0;
}
