import sys

from roviec.cli import main

sys.exit(main())
