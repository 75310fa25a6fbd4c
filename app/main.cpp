#include "app/engine/RuntimeFolder.h"
#include "app/engine/StartAgain.h"
#include "app/keys/ProcessGuard.h"
#include "app/window/Start.h"

int main(int argc, char** argv)
{
    qd::app::guardProcess();
    qd::app::provideRuntimeFolder();
    const int code = qd::app::start(argc, argv);
    return code == qd::app::kStartAgain ? qd::app::startAgain(argv) : code;
}
